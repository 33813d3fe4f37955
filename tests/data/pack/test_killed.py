"""An import that is killed leaves the store as it was."""

import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import func, select

from data.pack.schema import SCHEMAS
from data.record import verify_record
from data.settings import ROOT
from data.store import Store
from tests.data.pack.packs import Draft

CHILD = """
import sys
from data.pack import import_pack
from data.store import Store
from models.roles import operator

def wait_to_be_killed(done, total, what):
    if what == "writing observations" and done:
        print("half way", flush=True)
        sys.stdin.readline()

import_pack(Store(sys.argv[1]), sys.argv[2], operator("test"), "en", wait_to_be_killed)
"""


def test_a_killed_import_leaves_the_store_as_it_was(store: Store, tmp_path: Path):
    pack = Draft().write(tmp_path / "pack")
    url = store.url.render_as_string(hide_password=False)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, url, str(pack)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "half way\n"
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    child.communicate()
    assert store.version() == 0
    with store.read() as connection:
        assert verify_record(connection).holds
        for schema in SCHEMAS.values():
            count = connection.execute(select(func.count()).select_from(schema.table)).scalar_one()
            assert count == 0
    with store.engine.connect().execution_options(writes=True) as connection:
        connection.execute(SCHEMAS["about"].table.delete())  # and nobody holds it
