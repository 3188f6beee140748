/**
 * Role by act by place: every act of an open unit, from the vault's own interfaces, and every file of the screens that calls it,
 * with who is shown its button and by which line of the source. A new act, or a new place that calls one, fails here until
 * somebody has thought of who it is for. That the vault refuses everybody else is `src/vault/unit/role-matrix.test.ts`.
 */
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** What an act is called on, by the name that it has where it is called. */
const interfaces = {
  vault: ['src/vault/vault.ts', 'OpenVault'],
  passkeys: ['src/vault/vault.ts', 'Passkeys'],
  devices: ['src/vault/unit/devices.ts', 'Devices'],
  moves: ['src/vault/unit/moves.ts', 'Moves'],
  relay: ['src/vault/unit/relay.ts', 'Relay'],
  pairing: ['src/vault/unit/let-in.ts', 'Pairing'],
  home: ['src/vault/unit/home.ts', 'Home'],
} as const

/** These tell something, or lead to the others; nothing is changed by them for anybody. */
const telling: Readonly<Record<string, readonly string[]>> = {
  vault: [
    ...['hasPin', 'records', 'of', 'log', 'lastWritten', 'subscribe', 'devicePublicKey', 'roundingKey', 'unfinished'],
    ...['oldBackup', 'lastBackup', 'backupDue', 'keyDays', 'tryRecoveryCode', 'protectedCases', 'membership'],
    ...['deviceCount', 'devices', 'moves', 'relay', 'joined', 'pairing', 'home'],
  ],
  passkeys: ['here'],
  devices: ['all', 'news', 'keysHere', 'late'],
  moves: ['address', 'readAddress', 'look'],
  relay: ['wait', 'ask', 'headerSecret', 'standing', 'subscribe', 'tablets', 'sent'],
  pairing: [],
  home: ['slips', 'reading', 'held', 'subscribe'],
}

type Who =
  | 'all'
  | 'keeper'
  | 'keeper or sheet'
  | 'releaser'
  | 'whose it is'
  | 'reader of the case'
  | 'nobody until closed'
interface Row {
  readonly who: Who
  /** Where it is not for all: a file, and the line in it by which its button is shown to them alone. */
  readonly by?: readonly [file: string, line: string]
}

const all: Row = { who: 'all' }
const inUnit = 'src/app/unit'
const staffPage: Row = { who: 'keeper', by: [`${inUnit}/staff-page.tsx`, '{keeper ? ('] }
const onCard = (who: Who, line: string): Row => ({ who, by: [`${inUnit}/member-card.tsx`, line] })

const rows: Readonly<Record<string, Row>> = {
  'vault.addMember @ src/app/unit/staff-page.tsx': staffPage,
  'vault.changeRecoveryCode @ src/app/unit/new-sheet.tsx': staffPage,
  'vault.setPassphrase @ src/app/unit/new-passphrase.tsx': onCard(
    'keeper or sheet',
    "{!own && (keeper || bySheet) && button('passphrase'",
  ),
  'vault.setKeeper @ src/app/unit/role-dialog.tsx': onCard('keeper or sheet', "{(keeper || bySheet) && button('roles'"),
  'vault.setReleaser @ src/app/unit/role-dialog.tsx': {
    who: 'keeper',
    by: [`${inUnit}/role-dialog.tsx`, '{!vault.viaRecovery && ('],
  },
  'vault.removeMember @ src/app/unit/remove-member.tsx': onCard('keeper', "{!own && keeper && button('remove'"),
  'vault.changePassphrase @ src/app/unit/own-passphrase.tsx': { who: 'whose it is' },
  'vault.eraseOld @ src/app/unit/retention-page.tsx': {
    who: 'keeper',
    by: [`${inUnit}/retention-page.tsx`, '{keeper && <Erase'],
  },
  'vault.eraseLog @ src/app/unit/retention-page.tsx': {
    who: 'keeper',
    by: [`${inUnit}/retention-page.tsx`, '{keeper && oldLines > 0 && ('],
  },
  'vault.closeUnit @ src/app/unit/closing/archive-step.tsx': {
    who: 'keeper',
    by: [`${inUnit}/closing/close-page.tsx`, ') : keeper ? ('],
  },
  'vault.eraseHere @ src/app/unit/closing/erase-here.tsx': {
    who: 'nobody until closed',
    by: [`${inUnit}/closing/close-page.tsx`, '{closed ? ('],
  },
  'vault.eraseHere @ src/app/unit/practice-anew.tsx': {
    who: 'all',
    by: [`${inUnit}/practice-anew.tsx`, 'if (!isPractice(place)) return null'],
  },
  'vault.protect @ src/cases/readers-page.tsx': {
    who: 'reader of the case',
    by: ['src/app/case-pages.tsx', 'if (!file) return'],
  },
  'vault.eraseCase @ src/cases/erase-case.tsx': {
    who: 'reader of the case',
    by: ['src/app/case-pages.tsx', 'if (!file) return'],
  },
  'vault.eraseCase @ src/app/unit/devices/late-forms.tsx': all,
  'moves.give @ src/transfer/move/give-page.tsx': {
    who: 'reader of the case',
    by: ['src/app/case-pages.tsx', 'if (!file) return'],
  },
  'moves.takeIn @ src/transfer/move/receive-page.tsx': all,
  'devices.file @ src/app/unit/devices/sync-files.tsx': all,
  'devices.file @ src/app/unit/closing/erase-here.tsx': all,
  'devices.takeInFile @ src/app/unit/devices/sync-files.tsx': all,
  'devices.name @ src/app/unit/devices/name-device.tsx': all,
  'devices.newsSeen @ src/app/unit/devices/devices-page.tsx': all,
  'devices.remove @ src/app/unit/devices/remove-device.tsx': {
    who: 'keeper',
    by: [`${inUnit}/devices/devices-page.tsx`, '{keeper && !device.own && !device.removed && ('],
  },
  'devices.takeOverKeys @ src/app/unit/devices/devices-page.tsx': {
    who: 'keeper or sheet',
    by: [`${inUnit}/devices/devices-page.tsx`, '{(keeper || vault.viaRecovery) && own && !own.keys'],
  },
  'relay.join @ src/app/unit/relay/join-relay.tsx': {
    who: 'keeper',
    by: [`${inUnit}/relay/relay-page.tsx`, '{!joined && !practice && keeper && <JoinRelay'],
  },
  'relay.join @ src/app/unit/devices/practice-second.tsx': {
    who: 'keeper',
    by: [`${inUnit}/devices/add-device-page.tsx`, '{isKeeper && !connected && ('],
  },
  'pairing.letIn @ src/app/unit/devices/add-device-page.tsx': {
    who: 'keeper',
    by: [`${inUnit}/devices/add-device-page.tsx`, '{isKeeper && connected && <Adding />}'],
  },
  // Whoever is in may show a code; that it is let in is decided on another device.
  'pairing.askIn @ src/app/unit/devices/ask-in-page.tsx': all,
  'relay.leave @ src/app/unit/relay/relay-page.tsx': {
    who: 'keeper',
    by: [`${inUnit}/relay/relay-page.tsx`, '{joined && keeper && <LeaveRelay'],
  },
  'relay.send @ src/handover/send-to-tablet.tsx': all,
  'relay.askBack @ src/cases/tablets/sent-forms.tsx': all,
  'relay.removeTablet @ src/app/unit/devices/tablet-list.tsx': {
    who: 'keeper',
    by: [`${inUnit}/devices/tablet-list.tsx`, '{keeper && ('],
  },
  'relay.syncOnce @ src/app/unit/relay/relay-page.tsx': all,
  'relay.syncOnce @ src/app/sync/runner.ts': all,
  'relay.readyBeside @ src/app/sync/runner.ts': all,
  'relay.syncOnce @ src/period/send/devices-heard.tsx': all,
  'relay.told @ src/app/sync/sync-strip.tsx': all,
  'home.make @ src/handover/slip/slip-form.tsx': {
    who: 'reader of the case',
    by: ['src/app/case-pages.tsx', 'if (!file) return'],
  },
  'home.revoke @ src/cases/slips/slips-section.tsx': {
    who: 'reader of the case',
    by: ['src/app/case-pages.tsx', 'if (!file) return'],
  },
  'home.fetch @ src/case-file/use-home.ts': all,
  'home.fetch @ src/app/sync/runner.ts': all,
  'home.promise @ src/app/unit/home/promise-card.tsx': all,
  'home.endPromise @ src/app/unit/home/promise-card.tsx': all,
  'home.setMail @ src/app/unit/home/mail-card.tsx': {
    who: 'keeper',
    by: [`${inUnit}/home/mail-card.tsx`, '{keeper ? ('],
  },
  'home.takeHeld @ src/app/unit/home/held-forms.tsx': all,
  'home.putAway @ src/app/unit/home/held-forms.tsx': all,
  'passkeys.add @ src/app/unit/add-passkey.tsx': { who: 'whose it is' },
  'passkeys.mark @ src/app/unit/passkeys-page.tsx': { who: 'whose it is' },
  'passkeys.remove @ src/app/unit/remove-passkey.tsx': { who: 'whose it is' },
  'passkeys.takeBack @ src/app/unit/remove-passkey.tsx': { who: 'whose it is' },
  'vault.backup @ src/app/unit/backup-page.tsx': all,
  'vault.loadAnswers @ src/app/unit/load-answers.tsx': all,
  'vault.handOver @ src/app/open-unit.tsx': all,
  'vault.resume @ src/app/open-unit.tsx': all,
  'vault.putAside @ src/handover/unfinished.tsx': all,
  'vault.setPin @ src/handover/pin-choice.tsx': all,
  'vault.reportSeen @ src/app/start-report.tsx': all,
  'vault.lock @ src/app/staff-side.tsx': all,
  'vault.sign @ src/outbox/enrolment.ts': { who: 'releaser', by: ['src/period/start/enrol-page.tsx', '<ForReleaser>'] },
  // A device that asks as itself for what any enrolled unit may have: wordings, periods, national tables.
  'vault.sign @ src/outbox/collector-asker.ts': all,
  'vault.sign @ src/period/send/freeze.ts': { who: 'releaser', by: ['src/period/send/send-page.tsx', '<ForReleaser>'] },
}

/** Records that a role decides of, by the file that makes them. Every other kind is for all staff: `roleOfKind`. */
const written: Readonly<Record<string, Row>> = {
  'team @ src/app/unit/teams-page.tsx': {
    who: 'keeper',
    by: [`${inUnit}/teams-page.tsx`, '{!keeper ? null : editing ? ('],
  },
  'log-review @ src/app/unit/review-log.tsx': {
    who: 'keeper',
    by: [`${inUnit}/review-log.tsx`, '{keeper && shown.length > 0 && ('],
  },
  'ledger @ src/outbox/ledger.ts': { who: 'releaser', by: ['src/period/send/send-page.tsx', '<ForReleaser>'] },
  'setting ENROLMENT @ src/outbox/enrolment.ts': {
    who: 'releaser',
    by: ['src/period/start/enrol-page.tsx', '<ForReleaser>'],
  },
  'setting HOME_SMS @ src/app/unit/home/sms-card.tsx': {
    who: 'keeper',
    by: [`${inUnit}/home/sms-card.tsx`, '{keeper && ('],
  },
  'setting RETENTION @ src/app/unit/retention-page.tsx': {
    who: 'keeper',
    by: [`${inUnit}/retention-page.tsx`, '{keeper ? ('],
  },
}

const source = (file: string) => readFileSync(file, 'utf8')
const sources = globSync('src/**/*.{ts,tsx}')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.startsWith('src/vault/') && !/\.test\.|testing/.test(file))
  .map((file) => [file, source(file)] as const)

/** The methods that an interface names. */
function methodsOf([file, name]: (typeof interfaces)[keyof typeof interfaces]): readonly string[] {
  const [, body = ''] = new RegExp(`export interface ${name} \\{\\n(.*?)\\n\\}\\n`, 's').exec(source(file)) ?? []
  return [...body.matchAll(/^ {2}(\w+)(?:<[^>]*>)?\(/gm)].map(([, method]) => method as string)
}
/** Where one is called: on the part itself, or on what leads to it. */
const callsIn = (text: string, part: string, method: string) =>
  new RegExp(`\\b${part}(?:\\(\\))?\\)*\\s*\\.${method}\\(`).test(text)

const parts = Object.keys(interfaces) as (keyof typeof interfaces)[]
const acts = parts.flatMap((part) =>
  methodsOf(interfaces[part])
    .filter((method) => !telling[part]?.includes(method))
    .map((method) => [part, method] as const),
)

/** A record of any kind is written, and a line of the log, from many places: by the record it is whose. */
const everywhere = ['vault.append', 'vault.audit']

/** A keeper's (`test/vault/relay-contract.ts`): asked for by `pairing.letIn`, once the words are said to be the same. */
const unreached: ReadonlySet<string> = new Set(['relay.letIn'])

describe('every act of an open unit', () => {
  it('is among those that change something, or those that only tell', () => {
    for (const part of parts)
      expect(methodsOf(interfaces[part]), part).toEqual(expect.arrayContaining([...(telling[part] ?? [])]))
    expect(acts.length).toBeGreaterThan(30)
  })

  it('has a row for each place that calls it, and no row for a place that does not', () => {
    const found = acts.flatMap(([part, method]) =>
      everywhere.includes(`${part}.${method}`)
        ? []
        : sources.filter(([, text]) => callsIn(text, part, method)).map(([file]) => `${part}.${method} @ ${file}`),
    )
    expect(found.toSorted()).toEqual(Object.keys(rows).toSorted())
  })

  it('that nothing on the screens calls would be an act without a button', () => {
    const called = new Set(Object.keys(rows).map((row) => row.split(' @ ')[0]))
    const uncalled = acts.map(([part, method]) => `${part}.${method}`).filter((act) => !called.has(act))
    expect(uncalled.filter((act) => !unreached.has(act))).toEqual(everywhere)
  })
})

describe('every record that a role decides of', () => {
  it('has a row for each place that makes one', () => {
    const kinds = /kind: '(unit|staff|team|log-review|ledger)'/g
    const settings = /kind: 'setting'(?: as const)?, name: (ENROLMENT|RETENTION|HOME_SMS)\b/g
    const found = sources.flatMap(([file, text]) => [
      ...[...text.matchAll(kinds)].map(([, kind]) => `${kind} @ ${file}`),
      ...[...text.matchAll(settings)].map(([, name]) => `setting ${name} @ ${file}`),
    ])
    expect([...new Set(found)].toSorted()).toEqual(Object.keys(written).toSorted())
  })
})

describe.each([...Object.entries(rows), ...Object.entries(written)])('%s', (_, { who, by }) => {
  it(`is for ${who}`, () => {
    if (by) expect(source(by[0])).toContain(by[1])
    else expect(['all', 'whose it is']).toContain(who)
  })
})
