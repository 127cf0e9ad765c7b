"""The few questions that need a window of their own; none blocks the program."""

from ui.desktop.dialogs.about import AboutDialog
from ui.desktop.dialogs.backups import BackupsDialog
from ui.desktop.dialogs.check_result import CheckDialog
from ui.desktop.dialogs.claim_history import ClaimHistoryDialog
from ui.desktop.dialogs.export import ExportDialog, Exported
from ui.desktop.dialogs.facts import FactsDialog
from ui.desktop.dialogs.keys import KeysDialog
from ui.desktop.dialogs.merged import DisagreementsDialog, MergedDialog
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.dialogs.published import PublishedDialog
from ui.desktop.dialogs.renewal import RenewalDialog
from ui.desktop.dialogs.search_menu import ask_search_name, search_menu
from ui.desktop.dialogs.tag_menu import tag_menu
from ui.desktop.dialogs.tags import TagsDialog
from ui.desktop.dialogs.their_passphrase import TheirPassphraseDialog
from ui.desktop.dialogs.unlock import UnlockDialog

__all__ = [
    "AboutDialog",
    "BackupsDialog",
    "CheckDialog",
    "ClaimHistoryDialog",
    "DisagreementsDialog",
    "ExportDialog",
    "Exported",
    "FactsDialog",
    "KeysDialog",
    "MergedDialog",
    "PassphraseDialog",
    "PublishedDialog",
    "RenewalDialog",
    "TagsDialog",
    "TheirPassphraseDialog",
    "UnlockDialog",
    "ask_search_name",
    "search_menu",
    "tag_menu",
]
