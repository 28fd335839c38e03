<#-- The plain-text twin: the same figures in the same order. -->
<#macro changes of><#if of.changes?has_content>  <#list of.changes as change>${change.words} ${change.amount}<#if change.percent??> (${change.percent})</#if><#sep>; </#sep></#list>
</#if></#macro>
<#macro figure of>${of.label}: ${of.value}
<@changes of=of/></#macro>
<#macro figures table>

${table.title}
<#local width = 0>
<#list table.rows as row><#if (row.cells[0]?length > width)><#local width = row.cells[0]?length></#if></#list>
<#if (width > 46)><#local width = 46></#if>
<#if table.columns?join("") != "">
  ${table.columns[0]?right_pad(width)}<#list table.columns[1..] as column> ${column?left_pad(15)}</#list>
</#if>
<#list table.rows as row>
  ${row.cells[0]?right_pad(width)}<#list row.cells[1..] as cell> ${cell?left_pad(15)}</#list><#if row.note??>  ${row.note}</#if>
</#list>
<#if table.note??>  ${table.note}
</#if><#if table.more??>  ${table.more.label}: ${table.more.href}
</#if></#macro>
<#macro lead currency>
${currency.headline.label}: ${currency.headline.value}<#if currency.code != ""> ${currency.code}</#if>
<@changes of=currency.headline/></#macro>
<#macro body title>
${report.tenant} · ${report.period}
${title}<#if report.dealer??> · ${say("head.dealer")} ${report.dealer}</#if>
<#if report.link??>
${say("foot.link")}: ${report.link}
</#if>
<#list report.notices as notice>

! ${notice}
</#list>
<#if report.hero??>

<@lead currency=report.hero/>
</#if>
<#list report.summary as table>
<@figures table=table/>
</#list>

<#list report.figures as each>
<@figure of=each/>
</#list>
<#if report.restatements??>
<@figures table=report.restatements/>
</#if>
<#list report.currencies as currency>
<#if currency.chart?? || currency.tables?has_content || currency.figures?has_content>

== ${currency.code} ==

<@lead currency=currency/>
<#if currency.chart??>
${currency.chart.words}
</#if>
<#list currency.tables as table>
<@figures table=table/>
</#list>
<#if currency.figures?has_content>

</#if>
<#list currency.figures as each>
<@figure of=each/>
</#list>
</#if>
</#list>

-- 
<#list report.remarks as remark>
${remark}
</#list>
<#list report.facts as fact>
${fact.label}: ${fact.value}
</#list>
${say("foot.definition")}
</#macro>
