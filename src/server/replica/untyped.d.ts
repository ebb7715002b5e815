// PouchDB is imported by file, since the types for its bare name redeclare Node's global `Buffer`.
declare module 'pouchdb-core/lib/index.js' {
  type Failure = { status?: number }
  export type Row = { ok?: boolean; id?: string; rev?: string; status?: number; error?: unknown }
  type Answer<T> = (error: Failure | null | undefined, value?: T) => void

  /** The adapter's own methods: the public ones clone documents, and lose `__proto__` properties. */
  export type Pouch = {
    info(): Promise<{ doc_count: number; update_seq: number }>
    get(id: string): Promise<{ _id: string; _rev: string; [field: string]: unknown }>
    _bulkDocs(batch: { docs: object[] }, options: { new_edits: boolean }, answer: Answer<Row[]>): void
    _putLocal(doc: { _id: string; _rev?: string }, answer: Answer<Row>): void
    _removeLocal(doc: { _id: string; _rev: string }, answer: Answer<Row>): void
    close(): Promise<void>
  }

  const PouchDB: {
    new (
      folder: string,
      options: { adapter: 'leveldb'; db: (location: string) => import('leveldown').LevelStore },
    ): Pouch
    plugin(plugin: unknown): void
  }
  export default PouchDB
}

declare module 'pouchdb-adapter-leveldb' {
  const plugin: unknown
  export default plugin
}

declare module 'leveldown' {
  type Done = (error: Error | null | undefined) => void
  type Read<T> = (error: Error | null | undefined, value?: T) => void
  type Operation = { type: 'put'; key: string; value: string } | { type: 'del'; key: string }
  type Bounds = { gt?: string; gte?: string; lt?: string; lte?: string; reverse?: boolean; limit?: number }

  export type LevelIterator = {
    next(callback: (error: Error | null | undefined, key?: string, value?: string) => void): void
    end(callback: Done): void
  }

  export type LevelStore = {
    open(options: { createIfMissing: boolean; errorIfExists?: boolean }, callback: Done): void
    close(callback: Done): void
    getMany(keys: string[], options: { asBuffer: false }, callback: Read<(string | undefined)[]>): void
    put(key: string, value: string, options: { sync: boolean }, callback: Done): void
    batch(operations: Operation[], options: { sync: boolean }, callback: Done): void
    iterator(options: Bounds & { keyAsBuffer: false; valueAsBuffer: false }): LevelIterator
    _batch(operations: unknown[], options: object, callback: Done): void
    _put(key: unknown, value: unknown, options: object, callback: Done): void
  }

  const leveldown: { (location: string): LevelStore; destroy(location: string, callback: Done): void }
  export default leveldown
}
