<#import "../shared/report.ftl" as shared>
<@shared.body title=say("head.title")/>
