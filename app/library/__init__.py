"""The one SQLite file that keeps articles and what the reader makes of them."""

from app.library.articles import Added
from app.library.database import GivenUpError
from app.library.encryption import key_store
from app.library.encryption.attempts import Attempts, unlock
from app.library.encryption.cipher import LEAST_LETTERS, Key, can_encrypt, new_key, salt_of
from app.library.exchange.carrying import StoppedError, Watch
from app.library.exchange.merging import Merged
from app.library.history import Verb
from app.library.library import CHANGED_ELSEWHERE, Library, Restored
from app.library.lists import Order, View
from app.library.safekeeping.backups import Backup, Contents, Reason, kept_backups, replace_damaged
from app.library.safekeeping.checking import CheckReport, Problem, check_file
from app.library.safekeeping.salvage import Salvaged, salvage
from app.library.schema.migrations import Upgrade
from app.library.searching.articles import SearchHit

__all__ = [
    "CHANGED_ELSEWHERE",
    "LEAST_LETTERS",
    "Added",
    "Attempts",
    "Backup",
    "CheckReport",
    "Contents",
    "GivenUpError",
    "Key",
    "Library",
    "Merged",
    "Order",
    "Problem",
    "Reason",
    "Restored",
    "Salvaged",
    "SearchHit",
    "StoppedError",
    "Upgrade",
    "Verb",
    "View",
    "Watch",
    "can_encrypt",
    "check_file",
    "kept_backups",
    "key_store",
    "new_key",
    "replace_damaged",
    "salt_of",
    "salvage",
    "unlock",
]
