-- What the migrations make, for reading. Written by UPDATE_SCHEMA=1 npm test -- test/architecture/schema

CREATE EXTENSION pg_trgm;
CREATE EXTENSION pgcrypto;
