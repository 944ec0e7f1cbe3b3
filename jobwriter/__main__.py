from jobwriter.cli import run

run()
