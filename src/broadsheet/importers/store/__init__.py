"""What becomes of found values in the paper's folder: ids and places, files, ledger, redirects, links between texts."""
