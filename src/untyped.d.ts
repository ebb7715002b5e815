// What we use of packages without types. Those published for PouchDB redeclare Node's global `Buffer`, so that no
// Buffer is a Uint8Array any more.

declare module 'pouchdb-core' {
  type Options = { adapter: 'http'; skip_setup: boolean; fetch?: typeof fetch }

  /** A database behind HTTP: paths are below it. */
  type HttpPouch = {
    fetch(path: string, init?: RequestInit): Promise<Response>
    close(): Promise<void>
  }

  const PouchDB: {
    new (url: string, options: Options): HttpPouch
    plugin(plugin: unknown): typeof PouchDB
  }
  export default PouchDB
}

declare module 'pouchdb-adapter-http' {
  const plugin: unknown
  export default plugin
}
