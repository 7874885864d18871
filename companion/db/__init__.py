"""PostgreSQL: tables, the wall between tenants, one transaction a request or job."""
