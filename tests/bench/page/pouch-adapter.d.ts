declare module 'pouchdb/dist/pouchdb.indexeddb.js'
