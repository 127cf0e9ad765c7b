"""A library under a passphrase: its key, the files written anew under another one, the wait after a wrong one."""
