/** `npm run bench -- vault-model [histories]`: the model of many devices, on so many seeds a scenario. */
import { histories } from '../test/vault/model/history.ts'
import { asDesigned, type Variant } from '../test/vault/model/log.ts'
import { type ScenarioName, scenarios } from '../test/vault/model/scenarios.ts'

const count = Number(process.argv[2] ?? 4_000)
const seeds = Array.from({ length: count }, (_, i) => i + 1)
const otherwise: readonly [string, ScenarioName, Partial<Variant>][] = [
  ['a fork is refused', 'a device is copied', { fork: 'refused' }],
  ['a digest is size, top and head', 'a device is copied', { digest: 'size, top and head' }],
  ['a digest is size, top and head', 'all of it together', { digest: 'size, top and head' }],
  [
    'an outbox is emptied at the receipt, one cursor',
    'the server is restored from a backup',
    { exchange: 'outbox and cursor' },
  ],
]

console.log(`${count} histories a scenario: five devices, 80 steps, then four honest rounds.

*Incomplete*: histories at whose end devices and server do not all hold what anybody held before. *Forgotten*: histories with a row that was acknowledged and that nobody held any more. *Told*: restores that took something away and were told of, of how many; forks that all devices know; pairs of device and author kept back for longer than allowed and told.

| scenario | incomplete | forgotten | forged entries held | restores told | false alarms | forks known | kept back, told |
|--|--:|--:|--:|--:|--:|--:|--:|`)
let bad = 0
for (const scenario of Object.keys(scenarios) as ScenarioName[]) {
  const found = histories(scenario, seeds)
  bad += found.incomplete + found.forged + found.unknownForks
  line(scenario, found)
}
for (const [what, scenario, variant] of otherwise) {
  line(`*${what}*: ${scenario}`, histories(scenario, seeds, { ...asDesigned, ...variant }))
}
process.exitCode = bad > 0 ? 1 : 0

function line(what: string, found: ReturnType<typeof histories>): void {
  const of = (part: number, all: number) => (all === 0 ? '–' : `${part} of ${all}`)
  const { incomplete, forgotten, forged, tookAway, notTold, falseAlarms, forks, unknownForks, hidden, untold } = found
  const lies = what.startsWith('the server shows') || what.startsWith('the server withholds')
  const told = lies ? of(hidden - untold, hidden) : '–'
  const known = unknownForks === 0 ? of(forks, forks) : `${forks}, ${unknownForks} times not by a device`
  console.log(
    `| ${what} | ${incomplete} | ${forgotten} | ${forged} | ${of(tookAway - notTold, tookAway)} | ${falseAlarms} | ${known} | ${told} |`,
  )
}
