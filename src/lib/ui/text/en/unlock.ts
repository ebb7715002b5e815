import type { unlock as source } from '../it/unlock.ts'
import { plural } from '../plural.ts'

const n = plural('en')

/** First use, unlocking, changing person. */
export const unlock: typeof source = {
  deviceState: 'State of this device',
  whoAreYou: 'Who are you?',
  peopleHere: (device) => `People who use this ${device}`,
  person: 'Person',
  someoneElse: 'Someone else',
  someoneElseMore: 'Sign in: the first time needs the network',
  waiting: (count) => n(count, { one: '# to send', other: '# to send', zero: 'nothing to send' }),
  passphrase: 'Passphrase',
  passphraseHelp: (tries) => `There is no way to recover it. After ${tries} mistakes WIN asks you to wait.`,
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  chooseFirst: 'Choose who you are first.',
  passphraseMissing: 'Type the passphrase.',
  wait: (seconds) =>
    seconds < 60
      ? n(seconds, { one: 'Try again in # second', other: 'Try again in # seconds' })
      : n(Math.ceil(seconds / 60), { one: 'Try again in # minute', other: 'Try again in # minutes' }),
  lockedByIdle: 'WIN locked itself: nobody was using it.',
  lockedByIdleMore: 'If you were typing, the draft is still here.',
  fingerprint: 'Use your fingerprint',
  locksAfter: (minutes) =>
    n(minutes, {
      one: 'WIN locks itself after # minute without a touch.',
      other: 'WIN locks itself after # minutes without a touch.',
    }),
  lostDevice: (device) => `I lost a ${device}`,
  lostDeviceMore: 'Tell whoever coordinates the tavolo: they can shut that device out.',
  offlineSince: (since) => `No network ${since}.`,
  offlineHere: (moment) => `You can work all the same: the cases are here, as of ${moment}.`,
  offlineHerePlain: 'You can work all the same: the cases are here.',
  offlineFirst: 'The first sign-in needs the network. Try again when it is back.',
  online: 'The network is there.',
  onlineMore: 'As soon as you unlock, WIN sends and receives by itself.',
  onlineFirst: 'Sign in: the cases of your tavolo come here.',
  versionLine: (version) => `Version ${version}`,
  sealed: 'encrypted data',
  freeSpace: (size) => `${size} free`,
  signIn: {
    title: 'Sign in',
    lead: 'The first time needs the network. After that the passphrase is enough, also without.',
    usernameMissing: 'Type the user name.',
    passwordMissing: 'Type the password.',
    deviceLabelMissing: 'Give this device a name.',
    username: 'User name',
    password: 'Password',
    deviceLabel: 'Name of this device',
    deviceLabelHelp: 'Colleagues see it beside what you write, for example “Empoli 3”.',
    go: 'Sign in',
    going: 'Signing in…',
    back: 'Back to the people',
  },
  create: {
    title: 'Create a passphrase',
    lead: (name) => `Hello ${name}. Choose four words that you remember: they open the cases, also offline.`,
    suggestion: 'For example',
    againMissing: 'Type it a second time.',
    another: 'Other words',
    use: 'Use these',
    again: 'Repeat to confirm',
    differs: 'The two are not the same.',
    warning: 'There is no way to recover it: if you lose it, you start again from the network.',
    go: 'Create the passphrase',
    going: 'Preparing…',
  },
  ready: {
    title: 'Fetching your cases',
    progress: (done, total) => `${done} of ${total}`,
    more: 'You can start as soon as they appear.',
  },
  vanished: 'The data of this device is gone',
  vanishedMore: 'The system erased it. Sign in: all that was on the network comes back.',
  notKept: 'Here the system may erase data by itself',
  notKeptMore: 'Add WIN to the home screen, and send often.',
  insecure: 'This address is not secure',
  insecureMore: 'WIN keeps its data encrypted, and without a secure address the system does not let it.',
  insecureWays: [
    'Open the address that begins with https:// (ask whoever installed WIN).',
    'Or use WIN on the very computer that it runs on, at http://localhost.',
  ],
  openSecure: 'Try https',
  draftBack: 'Here is the draft that you had not saved.',
  draftDrop: 'Throw the draft away',
  draftOthers: (count) =>
    n(count, { one: 'There is another one in Today.', other: 'There are # more in Today.' }),
}
