"""`python -m broadsheet`: the command line."""

from broadsheet.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
