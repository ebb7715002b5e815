// Packages of the tests that come without types, as far as they are used here.

declare module 'pouchdb' {
  type Options = { auth?: { username: string; password: string }; skip_setup?: boolean }
  /** The whole of PouchDB as its users load it: the bench's other subject. */
  export default class PouchDB {
    constructor(name: string, options?: Options)
    replicate: { from(source: PouchDB): Promise<{ docs_written: number }> }
  }
}

declare module 'snappyjs' {
  const snappy: { uncompress(bytes: Uint8Array): Uint8Array }
  export default snappy
}
