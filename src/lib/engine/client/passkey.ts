import type { Passkey, PrfOptions } from '../views.ts'

/** What a passkey dialogue came to. `cancelled`: the person closed it, or let it run out. */
export type PasskeyAnswer = { ok: true; passkey: Passkey } | { ok: false; reason: 'cancelled' | 'no-passkey' }

/** Whether this browser may keep a key behind finger, face or the device's own code. Never at a bare IP address. */
export async function isPasskeyPossible(): Promise<boolean> {
  const isAddress = /^[\d.]+$|:/.test(window.location.hostname)
  if (isAddress || !('PublicKeyCredential' in window)) return false
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable()
}

/** Makes a passkey on this device and has it answer the new salt. Some answer only when asked a second time. */
export async function createPasskey(options: PrfOptions, name: string): Promise<PasskeyAnswer> {
  const made = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name: 'WIN' },
        user: { id: bytes(options.handle), name, displayName: name },
        // Nobody checks what is signed here: the passkey's own answer is what opens the vault.
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key' as const, alg })),
        authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required' },
        excludeCredentials: options.passkeys.map(({ credentialId }) => descriptor(credentialId)),
        extensions: { prf: { eval: { first: bytes(options.newSalt) } } },
      },
    }),
  )
  if (!made) return { ok: false, reason: 'cancelled' }
  const { enabled, results } = made.getClientExtensionResults().prf ?? {}
  const keyless = { credentialId: new Uint8Array(made.rawId), salt: options.newSalt }
  if (results) return { ok: true, passkey: { ...keyless, output: copy(results.first) } }
  return enabled === true ? readPasskey([keyless]) : { ok: false, reason: 'no-passkey' }
}

/** Asks for one of the passkeys that are there. */
export async function readPasskey(passkeys: PrfOptions['passkeys']): Promise<PasskeyAnswer> {
  const evalByCredential = Object.fromEntries(
    passkeys.map(({ credentialId, salt }) => [nameOf(credentialId), { first: bytes(salt) }]),
  )
  const read = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        userVerification: 'required',
        allowCredentials: passkeys.map(({ credentialId }) => descriptor(credentialId)),
        extensions: { prf: { evalByCredential } },
      },
    }),
  )
  if (!read) return { ok: false, reason: 'cancelled' }
  const answer = read.getClientExtensionResults().prf?.results
  const asked = passkeys.find(({ credentialId }) => nameOf(credentialId) === read.id)
  if (!answer || !asked) return { ok: false, reason: 'no-passkey' }
  return { ok: true, passkey: { ...asked, output: copy(answer.first) } }
}

/** The dialogue ends with a credential, or by the person's will; anything else is a bug. */
async function ask(run: () => Promise<Credential | null>): Promise<PublicKeyCredential | undefined> {
  try {
    return (await run()) as PublicKeyCredential
  } catch (error) {
    const isWill =
      error instanceof DOMException &&
      ['NotAllowedError', 'AbortError', 'InvalidStateError'].includes(error.name)
    if (isWill) return undefined
    throw error
  }
}

function descriptor(credentialId: Uint8Array): PublicKeyCredentialDescriptor {
  return { type: 'public-key', id: bytes(credentialId) }
}

/** As browsers name a credential: unpadded base64url. */
function nameOf(credentialId: Uint8Array): string {
  const text = btoa(String.fromCharCode(...credentialId))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const bytes = (given: Uint8Array) => Uint8Array.from(given)

function copy(source: BufferSource): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source).slice()
}
