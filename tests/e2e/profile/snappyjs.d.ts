declare module 'snappyjs' {
  const SnappyJS: { uncompress(compressed: Uint8Array): Uint8Array }
  export default SnappyJS
}
