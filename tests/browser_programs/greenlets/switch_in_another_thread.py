# /// script
# dependencies = ["gevent"]
# ///
"""A greenlet that has not started belongs to the thread of its parent; nobody else may switch to it."""

import threading

import greenlet


def work():
    print("runs in", threading.current_thread().name)
    greenlet.getcurrent().parent.switch("half-way")
    return "done"


def attempt(action):
    try:
        print(action())
    except greenlet.error as error:
        print(str(error).capitalize()[:35])


def use_elsewhere():
    attempt(fresh.switch)
    fresh.parent = greenlet.getcurrent()
    attempt(fresh.switch)
    attempt(fresh.switch)
    with_foreign_parent = greenlet.greenlet(work, parent=main)
    attempt(with_foreign_parent.switch)
    suspended = greenlet.greenlet(work)
    suspended.switch()
    left_over.extend([suspended, greenlet.greenlet(work), greenlet.getcurrent()])


main = greenlet.getcurrent()
left_over = []
fresh = greenlet.greenlet(work)
thread = threading.Thread(target=use_elsewhere, name="other")
thread.start()
thread.join()
for each in left_over:
    attempt(each.switch)

# Output:
# Cannot switch to a different thread
# runs in other
# half-way
# done
# Cannot switch to a different thread
# runs in other
# Cannot switch to a different thread
# Cannot switch to a different thread
# Cannot switch to a different thread
