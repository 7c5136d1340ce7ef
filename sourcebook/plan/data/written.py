"""Write the tables of a site."""

from sourcebook.plan.data.package import RELATIONS
from sourcebook.plan.data.sheet import Table, csv_of
from sourcebook.plan.data.tables_of_sources import OF_FEW
from sourcebook.plan.here import Here
from sourcebook.relate.answers import WHOLE
from sourcebook.relate.exports import NEWEST


def written(here: Here, table: Table, key: str = NEWEST) -> str:
    """Return a part of a table, by its key, as CSV; of a small one, all of it."""
    if table in OF_FEW:
        names = here.library.ids(OF_FEW[table], WHOLE)
    else:
        names = here.library.ids(RELATIONS[table.name], key)
    return csv_of(table.columns, (row for name in names for row in table.rows(here, name)))
