/** The field on which a signature is drawn, and in which its strokes are measured. */
export const signatureSize = { width: 320, height: 120 } as const
