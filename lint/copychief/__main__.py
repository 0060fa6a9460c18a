"""`python -m copychief`."""

from copychief.cli import main

if __name__ == "__main__":
    main()
