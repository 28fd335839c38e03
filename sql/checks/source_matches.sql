-- What was extracted equals what the source itself counts and adds up at the
-- same instant.
select
    source_controls.table_name,
    source_controls.measure,
    source_controls.control_value as source_value,
    extracted_controls.control_value as extracted_value
from source_controls
left join extracted_controls
    on source_controls.table_name = extracted_controls.table_name
    and source_controls.measure = extracted_controls.measure
where
    extracted_controls.measure is null
    or source_controls.control_value <> extracted_controls.control_value
order by source_controls.table_name, source_controls.measure
