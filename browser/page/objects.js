/**
 * What the processes of a run share: semaphores, pipes, listeners and cells of memory.
 *
 * Nothing here knows of workers. Whoever waits is a Waiter; whatever may end a wait is a Source.
 */

/** Linux, pipe(7): how many bytes a pipe holds before a writer has to wait. */
const PIPE_CAPACITY = 65536;
/** Linux, socket(7): the default of net.core.wmem_default, for the two-way pipe that is a pair of sockets. */
const SOCKET_CAPACITY = 212992;
/** multiprocessing writes the length of a message in four bytes before it. */
const HEADER_BYTES = 4;

/** A failed call: `name` is the symbol of errno, whose number each system chooses itself. */
export class SystemError extends Error {
  /** @param {string} name for example "EPIPE" */
  constructor(name) {
    super(name);
    this.name = name;
  }
}

/** What a call has to wait for: described by the object that is waited for, carried out by the kernel. */
export class Wait {
  /**
   * @param {object} wait
   * @param {Source[]} wait.sources what may end the wait
   * @param {() => any} wait.attempt the result, or undefined while there is none; may throw SystemError
   * @param {any} [wait.otherwise] the result of a time-out
   */
  constructor({ sources, attempt, otherwise }) {
    this.sources = sources;
    this.attempt = attempt;
    this.otherwise = otherwise;
  }
}

/**
 * A wait that was begun. It ends once: by success, time-out or cancellation. Who waits watches the time (worker/calls.js):
 * browsers slow down the timers of a page whose tab is hidden, and not those of its workers.
 */
export class Waiter {
  #wait;
  #finish;
  /** Its process is stopped and takes nothing. */
  isPaused = false;

  /**
   * @param {Wait} wait
   * @param {boolean} isEndless whether it has no time limit: only what another process does can end it
   * @param {(result: any, error?: Error) => void} finish called once, with the result or the error
   */
  constructor(wait, isEndless, finish) {
    this.#wait = wait;
    this.#finish = finish;
    this.isEndless = isEndless;
    for (const source of wait.sources) source.waiters.add(this);
  }

  /** Its time is over. */
  expire() {
    this.#end(this.#wait.otherwise);
  }

  /** Look again whether the wait is over. */
  retry() {
    if (this.isPaused) return;
    try {
      const result = this.#wait.attempt();
      if (result !== undefined) this.#end(result);
    } catch (error) {
      this.#end(undefined, error);
    }
  }

  /** Give up without a result. */
  cancel() {
    for (const source of this.#wait.sources) source.waiters.delete(this);
  }

  #end(result, error) {
    this.cancel();
    this.#finish(result, error);
  }
}

/** Something whose change may end a wait; those who wait are asked in the order in which they came. */
export class Source {
  waiters = new Set();

  changed() {
    for (const waiter of [...this.waiters]) {
      if (this.waiters.has(waiter)) waiter.retry();
    }
  }
}

/** A counting semaphore: a lock is one with a maximum of 1. */
class Semaphore extends Source {
  /** The name of the process that took it last, for reports of a deadlock. */
  holder = null;

  constructor(value, maximum) {
    super();
    this.value = value;
    this.maximum = maximum;
  }

  /** @returns {true|undefined} true if it was taken */
  take(process) {
    if (this.value === 0) return undefined;
    this.value -= 1;
    this.holder = process.name;
    return true;
  }

  /** @returns {boolean} false when it was released too often */
  release() {
    if (this.value >= this.maximum) return false;
    this.value += 1;
    this.changed();
    return true;
  }
}

/** Messages of bytes on their way in one direction. */
class Channel extends Source {
  #messages = [];
  #sent = 0;
  #taken = 0;
  #capacity;
  hasReader = true;
  hasWriter = true;
  /** Whether the reader is to get an error once, before the end. */
  isReset = false;

  constructor(capacity) {
    super();
    this.#capacity = capacity;
  }

  get hasUnread() {
    return this.#messages.length > 0;
  }

  /** Whether a reader need not wait. */
  get isReadable() {
    return this.hasUnread || !this.hasWriter;
  }

  /**
   * Append a message. It can be read at once; its writer goes on when what is not read fits into the channel.
   * @returns {() => (true|undefined)} the attempt of the writer's wait
   */
  write(bytes) {
    if (!this.hasReader) throw new SystemError("EPIPE");
    this.#messages.push(bytes);
    this.#sent += bytes.length + HEADER_BYTES;
    const end = this.#sent;
    this.changed();
    return () => {
      if (end - this.#taken <= this.#capacity) return true;
      if (!this.hasReader) throw new SystemError("EPIPE");
      return undefined;
    };
  }

  /** @returns {Uint8Array|false|undefined} the next message; false: the end; undefined: not yet */
  read() {
    if (this.isReset && !this.hasUnread) {
      this.isReset = false;
      throw new SystemError("ECONNRESET");
    }
    if (!this.hasUnread) return this.hasWriter ? undefined : false;
    const bytes = this.#messages.shift();
    this.#taken += bytes.length + HEADER_BYTES;
    if (this.hasWriter) this.changed();
    return bytes;
  }
}

/** What a process has open under a number. It lives while at least one process has it open. */
class Shared {
  #references = 0;

  /** Count one more process that has this open. */
  retain() {
    this.#references += 1;
    return this;
  }

  /** Count one process less; the last one closes it. */
  release() {
    this.#references -= 1;
    if (this.#references === 0) this.closed();
  }

  closed() {}
}

/** One end of a pipe: it reads from one channel, writes to another, or does both. */
class PipeEnd extends Shared {
  constructor(incoming, outgoing) {
    super();
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  get source() {
    return this.incoming ?? this.outgoing;
  }

  /** As poll(2) has it: something to read, the end, or, if it can only be written to, nobody left to read. */
  get isReady() {
    return this.incoming ? this.incoming.isReadable : !this.outgoing.hasReader;
  }

  closed() {
    // As a socket of Linux, which tells the other side that what it sent was never read.
    if (this.incoming?.hasUnread && this.outgoing) this.outgoing.isReset = true;
    if (this.incoming) {
      this.incoming.hasReader = false;
      this.incoming.changed();
    }
    if (this.outgoing) {
      this.outgoing.hasWriter = false;
      this.outgoing.changed();
    }
  }

  /** @returns {[PipeEnd, PipeEnd]} the reading and the writing end */
  static oneWay() {
    const channel = new Channel(PIPE_CAPACITY);
    return [new PipeEnd(channel, null), new PipeEnd(null, channel)];
  }

  /** @returns {[PipeEnd, PipeEnd]} two ends that both read and write */
  static twoWay() {
    const there = new Channel(SOCKET_CAPACITY);
    const back = new Channel(SOCKET_CAPACITY);
    return [new PipeEnd(back, there), new PipeEnd(there, back)];
  }
}

/** Waits for connections under an address. */
class Listener extends Shared {
  #pending = [];
  source = new Source();

  #forget;

  /** @param {() => void} forget called when the last process closes it */
  constructor(forget) {
    super();
    this.#forget = forget;
  }

  closed() {
    this.#forget();
    for (const end of this.#pending) end.closed(); // whoever connected reads the end
  }

  get isReady() {
    return this.#pending.length > 0;
  }

  /** @returns {PipeEnd} the end of the one who connects */
  connect() {
    const [near, far] = PipeEnd.twoWay();
    this.#pending.push(far);
    this.source.changed();
    return near;
  }

  /** @returns {PipeEnd|undefined} the listener's end of the next connection */
  accept() {
    return this.#pending.shift();
  }
}

/** Becomes ready when a process has ended: Process.sentinel. */
export class Sentinel extends Shared {
  constructor(process) {
    super();
    this.source = process.changes;
    this.process = process;
  }

  get isReady() {
    return this.process.hasEnded;
  }
}

/**
 * The calls about shared objects. The arguments after the process are those of the Python side. Semaphores and cells
 * have ids that the processes choose (no two the same).
 */
export class SharedObjects {
  #semaphores = new Map();
  #cells = new Map();
  #addresses = new Map();
  #inTransit = new Map();
  #nextHandle;

  /** @param {number} firstHandle numbers from here on are free in every process */
  constructor(firstHandle) {
    this.#nextHandle = firstHandle;
  }

  /** Open something for a process, under a number that no process has used. */
  open(process, shared) {
    return process.open(this.#nextHandle++, shared);
  }

  /** Each call by its name. */
  calls = {
    semaphore_create: (process, id, value, maximum) => {
      this.#semaphores.set(id, new Semaphore(value, maximum));
    },
    semaphore_acquire: (process, id) => {
      const semaphore = this.#semaphores.get(id);
      return new Wait({ sources: [semaphore], attempt: () => semaphore.take(process), otherwise: false });
    },
    semaphore_release: (process, id) => this.#semaphores.get(id).release(),
    semaphore_holder: (process, id) => this.#semaphores.get(id).holder,
    semaphore_value: (process, id) => this.#semaphores.get(id).value,

    pipe: (process, isTwoWay) => {
      const ends = isTwoWay ? PipeEnd.twoWay() : PipeEnd.oneWay();
      return ends.map((end) => this.open(process, end));
    },
    send: (process, handle, bytes) => {
      const { outgoing } = process.find(handle, PipeEnd);
      return new Wait({ sources: [outgoing], attempt: outgoing.write(bytes) });
    },
    receive: (process, handle) => {
      const { incoming } = process.find(handle, PipeEnd);
      return new Wait({ sources: [incoming], attempt: () => incoming.read() });
    },
    close: (process, handle) => process.close(handle),
    wait: (process, handles) => {
      const objects = handles.map((handle) => process.find(handle, Shared));
      const attempt = () => {
        const ready = handles.filter((handle, index) => objects[index].isReady);
        return ready.length > 0 ? ready : undefined;
      };
      return new Wait({ sources: objects.map(({ source }) => source), attempt, otherwise: [] });
    },

    // A connection that is sent through a pipe stays open on its way, under a ticket.
    give: (process, handle, ticket) => {
      this.#inTransit.set(ticket, process.find(handle, Shared).retain());
    },
    take: (process, ticket) => {
      const shared = this.#inTransit.get(ticket);
      if (!shared) throw new SystemError("EBADF");
      this.#inTransit.delete(ticket);
      const handle = this.open(process, shared);
      shared.release();
      return handle;
    },

    listen: (process, address) => {
      if (this.#addresses.has(address)) throw new SystemError("EADDRINUSE");
      const listener = new Listener(() => this.#addresses.delete(address));
      this.#addresses.set(address, listener);
      return this.open(process, listener);
    },
    accept: (process, handle) => {
      const listener = process.find(handle, Listener);
      const attempt = () => {
        const end = listener.accept();
        return end && this.open(process, end);
      };
      return new Wait({ sources: [listener.source], attempt });
    },
    connect: (process, address) => {
      const listener = this.#addresses.get(address);
      if (!listener) throw new SystemError("ECONNREFUSED");
      return this.open(process, listener.connect());
    },

    // Bytes that several processes read and write: a read or a write is never cut in two.
    cell_create: (process, id, bytes) => {
      this.#cells.set(id, bytes);
    },
    cell_read: (process, id, start, length) => this.#cells.get(id).slice(start, start + length),
    cell_write: (process, id, start, bytes) => {
      this.#cells.get(id).set(bytes, start);
    },
  };
}
