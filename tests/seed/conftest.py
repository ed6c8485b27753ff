"""Makes `dump`, the reader beside these tests, importable whatever way pytest collects them."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
