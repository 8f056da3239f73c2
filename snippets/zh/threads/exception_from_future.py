"""用线程池：结果和异常都由 result() 交给主线程。"""

from concurrent.futures import ThreadPoolExecutor


def sing(song):
    if song == "高音":
        raise ValueError("跑调了")
    return f"{song}唱完了"


songs = ["生日歌", "高音"]
with ThreadPoolExecutor() as pool:
    futures = [pool.submit(sing, song) for song in songs]

for future in futures:
    try:
        print(f"结果：{future.result()}")
    except ValueError as error:
        print(f"异常：ValueError: {error}")

# Output:
# 结果：生日歌唱完了
# 异常：ValueError: 跑调了
