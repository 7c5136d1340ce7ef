"""The data of the site for other programs: documents, tables and what describes them."""
