"""Run the front door of this repository as a person would."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
RICH = ROOT / "tests" / "sites" / "rich" / "content"


def build(
    *arguments: str, cwd: Path = ROOT, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run build.py, fail with all that it said unless it ends well, and give what it said."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *arguments],
        capture_output=True,
        check=False,
        cwd=cwd,
        encoding="utf-8",
        env={**os.environ, **(environment or {})},
    )
    assert done.returncode == 0, f"build.py {' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
    return done
