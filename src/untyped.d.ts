// What we use of packages without types. Those published for PouchDB redeclare Node's global `Buffer`, so that no
// Buffer is a Uint8Array any more.

declare module 'pouchdb-adapter-http' {
  type Options = { name: string; skip_setup: boolean; fetch?: typeof fetch }

  /** A database behind HTTP: paths are below it. */
  type HttpPouch = {
    fetch(path: string, init?: RequestInit): Promise<Response>
  }

  /** What PouchDB makes its databases of. `ready` is called on the next tick. */
  export type HttpAdapter = new (options: Options, ready: () => void) => HttpPouch

  /** Tells a PouchDB of its adapters, `http` and `https`. */
  export default function register(pouch: { adapter(name: string, adapter: HttpAdapter): void }): void
}
