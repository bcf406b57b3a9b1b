"""The servers that the tests of operation stand on answer, and answer again after a restart."""

import psycopg2
import redis
from postgres_server import Postgres
from redis_server import Redis


def test_postgresql_keeps_what_was_written_through_a_restart(postgres_server: Postgres) -> None:
    address = postgres_server.address("probe")
    with psycopg2.connect(address) as before, before.cursor() as cursor:
        cursor.execute("create table kept as select 7 as number")
    before.close()
    postgres_server.restart()
    with psycopg2.connect(address) as after, after.cursor() as cursor:
        cursor.execute("select number from kept")
        assert cursor.fetchone() == (7,)
    after.close()


def test_redis_answers_to_its_password_and_is_empty_after_a_restart(redis_server: Redis) -> None:
    with redis.Redis.from_url(redis_server.address) as client:
        client.set("kept", 7)
        redis_server.restart()
        assert client.get("kept") is None
