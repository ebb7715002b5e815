import type { Certificate } from '#lib/entries/certificate.ts'
import { isIssuedBy, readCertificate } from '#lib/entries/certificate.ts'
import { gatewayLogin, grantOf } from '#lib/domain/schema/roles.ts'
import { refuseAccess } from '#lib/entries/access.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import { isSigned, type Verify } from '#lib/entries/make.ts'
import type { Store } from '#lib/store/types.ts'

/** Why an entry of another tablet is not taken; it may still come from the network. */
export type PeerRefusal = 'unknown-device' | 'revoked-device' | 'not-allowed' | 'signature'

/** What an entry is judged by. */
export type JudgeOptions = {
  store: Pick<Store, 'whole'>
  gateway: { device: string; publicKey: string }
  verify: Verify
  /** Certificates that no entry has brought yet: those of the two who meet. */
  known: readonly Certificate[]
}

type Author = { publicKey: string; certificates: readonly Certificate[]; isRevoked: boolean }

/**
 * [Y17] What the gateway would check of a relay, on a tablet: hash and envelope are checked already; here the signature
 * by the author's device, its certificate by the gateway, and whether one of those that it ever had allows the entry.
 */
export function createJudge({ store, gateway, verify, known }: JudgeOptions) {
  const authors = new Map<string, Author | undefined>()

  async function authorOf(device: string): Promise<Author | undefined> {
    if (!authors.has(device)) authors.set(device, await readAuthor(device))
    return authors.get(device)
  }

  async function readAuthor(device: string): Promise<Author | undefined> {
    const read = await store.whole(slotRecordId('device', 'device', device), 'rete')
    const entries = read.ok ? read.value.entries.filter(({ author }) => author === gatewayLogin) : []
    const told = entries.flatMap(({ set }) =>
      typeof set.certificate === 'string' ? [parse(set.certificate)] : [],
    )
    const all = [...known, ...told].filter((one): one is Certificate => one?.device === device)
    const issued: Certificate[] = []
    for (const one of all) if (await isIssuedBy(gateway.publicKey, one, verify)) issued.push(one)
    const [first] = issued
    if (!first) return undefined
    const isRevoked = entries.some(({ set }) => set.revoked === true)
    return { publicKey: first.publicKey, certificates: issued, isRevoked }
  }

  return async function judge(entry: Entry, scope: string): Promise<PeerRefusal | undefined> {
    if (entry.author === gatewayLogin) return judgeOfGateway(entry, scope)
    const author = await authorOf(entry.device)
    if (!author || author.certificates.some(({ login }) => login !== entry.author)) return 'unknown-device'
    if (author.isRevoked) return 'revoked-device'
    const isAllowed = author.certificates.some(
      ({ grants }) => refuseAccess(entry, scope, { login: entry.author, grants }) === undefined,
    )
    if (!isAllowed) return 'not-allowed'
    return (await isSigned(entry, author.publicKey, verify)) ? undefined : 'signature'
  }

  async function judgeOfGateway(entry: Entry, scope: string): Promise<PeerRefusal | undefined> {
    if (entry.device !== gateway.device) return 'unknown-device'
    const writer = { login: gatewayLogin, grants: [grantOf('gateway')] }
    if (refuseAccess(entry, scope, writer) !== undefined) return 'not-allowed'
    return (await isSigned(entry, gateway.publicKey, verify)) ? undefined : 'signature'
  }
}

function parse(text: string): Certificate | undefined {
  try {
    return readCertificate(JSON.parse(text))
  } catch {
    return undefined
  }
}
