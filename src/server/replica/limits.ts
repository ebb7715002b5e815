/** Largest document body, in bytes of JSON: CouchDB's `max_document_size` as `provision` sets it. */
export const maxDocumentBytes = 1_000_000

/** Largest request body, in bytes: CouchDB's `max_http_request_size` as `provision` sets it. */
export const maxRequestBytes = 12 * 1024 * 1024

/** Largest document id, in bytes of UTF-8: CouchDB's `max_document_id_length` as `provision` sets it. */
export const maxIdBytes = 160

/**
 * Deepest nesting of arrays and objects in a request. CouchDB takes 50,000 levels; here a recursive
 * `JSON.stringify` would end the process, and no record nests more than a dozen levels.
 */
export const maxJsonDepth = 200

/** History that a document may bring along with `new_edits: false`: CouchDB's `revs_limit`. */
export const maxHistory = 1000

/** Longest wait of a long-poll, in milliseconds; CouchDB's default too. */
export const maxPollMs = 60_000

/** Rows read from disk in one go while a feed is streamed: what one response holds in memory. */
export const pageRows = 500

/** Most documents in one `_bulk_docs`; CouchDB knows no limit but the size. The gateway allows 500. */
export const maxBulkDocs = 10_000
