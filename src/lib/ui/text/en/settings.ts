import type { settings as source } from '../it/settings.ts'
import { plural } from '../plural.ts'

const n = plural('en')

/** Settings: passphrase, lock, language, look, this tablet's people and storage, version. */
export const settings: typeof source = {
  title: 'Settings',
  saved: 'Setting saved',
  passphrase: {
    title: 'Passphrase',
    change: 'Change the passphrase',
    old: 'Current passphrase',
    next: 'New passphrase',
    again: 'Repeat to confirm',
    changed: 'Passphrase changed',
    more: 'It opens your cases on this device. Changing it touches no case, and is not your password.',
    oldMissing: 'Type the current passphrase.',
    changing: 'Changing…',
  },
  fingerprint: {
    title: 'Fingerprint or face',
    more: 'It opens your cases without typing the passphrase, which stays valid.',
    add: 'Use your fingerprint',
    remove: 'Stop using it',
    added: 'Done: next time your fingerprint is enough',
    removed: 'Done: now only the passphrase opens it',
    cancelled: 'The device got no confirmation. Try again when you like.',
  },
  lock: {
    title: 'Automatic lock',
    after: 'Lock after',
    minutes: (count) => n(count, { one: '# minute', other: '# minutes' }),
    more: 'It also locks when you close WIN.',
  },
  language: { title: 'Language', it: 'Italiano', en: 'English' },
  text: { title: 'Text size', normal: 'Normal', large: 'Large', larger: 'Larger' },
  theme: { title: 'Appearance', auto: 'Like the device', light: 'Light', dark: 'Dark' },
  people: {
    title: (device) => `Who uses this ${device}`,
    you: 'you',
    remove: 'Remove from here',
    removeAsk: (name, device) => `Remove ${name} from this ${device}?`,
    removeMore: 'Their data here is erased. What is on the network stays.',
    unsent: (count) =>
      n(count, {
        one: 'They have # unsent change: it would be lost.',
        other: 'They have # unsent changes: they would be lost.',
      }),
    removeOf: (name) => `Remove ${name} from here`,
    removed: (name) => `${name} is no longer here`,
    waiting: (count) => n(count, { one: '# to send', other: '# to send' }),
    removeAnyway: 'Remove and lose the changes',
  },
  storage: 'Storage and data',
  storageKept: 'Protection',
  storageUsed: 'Used',
  storageHeld: 'Content',
  storageAsked: 'The system did not grant it. Try again after installing WIN.',
  about: {
    title: 'Version and licences',
    version: (name) => `Version ${name}`,
    licence: 'WIN is free software, licence EUPL-1.2.',
    parts: 'Built with',
    part: (name, licence) => `${name}, licence ${licence}`,
    built: (moment) => `prepared ${moment}`,
  },
  install: 'Install WIN',
  installMore: 'On the home screen it opens faster and the data is safer.',
  installHow: 'In the browser’s menu choose “Install” or “Add to home screen”.',
  installed: 'WIN is installed on this device.',
}
