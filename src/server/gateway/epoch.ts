import { newToken } from '#lib/entries/ids.ts'
import type { Ledger } from '../couch/ledger.ts'

/** The replica's epoch: a random id that changes when the replica was restored, so that devices compare all. */
export type Epoch = {
  current(): string
  /** Reads it again; `epoch rotate` runs beside the gateway. True when it is another one now. */
  refresh(): Promise<boolean>
}

type EpochPage = { _id: string; epoch: string }

const random = (n: number) => crypto.getRandomValues(new Uint8Array(n))

/** Opens the epoch of the ledger, or begins the first. */
export async function openEpoch(ledger: Ledger): Promise<Epoch> {
  const first = await ledger.read<EpochPage>('epoch')
  let epoch = first?.epoch ?? (await rotateEpoch(ledger))
  return {
    current: () => epoch,
    async refresh() {
      const before = epoch
      epoch = (await ledger.read<EpochPage>('epoch'))?.epoch ?? epoch
      return epoch !== before
    },
  }
}

/** Begins a new epoch: to be done after every restore of the replica. */
export async function rotateEpoch(ledger: Ledger): Promise<string> {
  const { epoch } = await ledger.change<EpochPage>('epoch', () => ({ _id: 'epoch', epoch: newToken(random) }))
  return epoch
}
