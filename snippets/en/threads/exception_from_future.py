"""A thread pool: result() hands main the result, or the exception."""

from concurrent.futures import ThreadPoolExecutor


def sing(song):
    if song == "high note":
        raise ValueError("out of tune")
    return f"{song} sung"


songs = ["ballad", "high note"]
with ThreadPoolExecutor() as pool:
    futures = [pool.submit(sing, song) for song in songs]

for future in futures:
    try:
        print(f"result: {future.result()}")
    except ValueError as error:
        print(f"exception: ValueError: {error}")

# Output:
# result: ballad sung
# exception: ValueError: out of tune
