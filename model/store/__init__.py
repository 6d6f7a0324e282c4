"""The store: the one file, its tables, its rules, its journal, and nothing a counsellor would name."""

import sqlcipher3

from model.absent import absent

# Peewee would load the interpreter's own SQLite and ask after five more databases; the desk's is SQLCipher's.
with absent("sqlite3", "psycopg2cffi", "psycopg2", "psycopg", "pymysql", "MySQLdb", pysqlite3=sqlcipher3):
    import peewee  # noqa: F401
