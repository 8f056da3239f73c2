# /// script
# dependencies = ["gevent"]
# ///
"""问一问 gevent：patch_all() 换掉了哪些，没换哪些。"""

from gevent import monkey

monkey.patch_all()

NAMES = [
    "time.sleep",
    "socket.socket",
    "socket.getaddrinfo",
    "ssl.SSLContext",
    "select.select",
    "threading.Thread",
    "threading.Lock",
    "queue.Queue",
    "subprocess.run",
    "builtins.open",
    "builtins.input",
    "os.read",
]

for name in NAMES:
    module, _, item = name.partition(".")
    print(f"{name:<18} {monkey.is_object_patched(module, item)}")

# Output:
# time.sleep         True
# socket.socket      True
# socket.getaddrinfo True
# ssl.SSLContext     True
# select.select      True
# threading.Thread   True
# threading.Lock     True
# queue.Queue        True
# subprocess.run     True
# builtins.open      False
# builtins.input     False
# os.read            False
