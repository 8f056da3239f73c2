"""python -m snippets"""

from snippets.cli import main

main()
