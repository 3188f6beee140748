/**
 * What the service worker fetches in a second step, once the app is up: other languages' staff words, rating, goals, the
 * training and support material, what two devices did apart, the folders where files are made and taken in, a unit's period, its report and its place
 * beside the nation and among the others, how it reads its forms, passkeys, the rooms under *Enheten* with its devices and what is said to their server,
 * a tablet in the waiting room and what is sent to it, slips and who reads what comes from home, the words of which a new passphrase is made, the practice
 * unit, and what the one who answers sees beside the questions: pictures, settings, the form as a list, the look through the
 * answers. All of it is kept for use without a network, and the device strip says *Fungerar utan nät* only when it is there.
 */
import { readFileSync } from 'node:fs'

const sources = [
  /^src\/words\/(?!sv).+\?rest$/,
  /^src\/words\/.+\?later$/,
  /^instruments\/.+\/training\/(?!sv)/,
  /^src\/(rating|goals|about\/families|app\/unit\/home|cases\/(conflicts|slips)|handover\/slip)\//,
  /^instruments\/[^/]+\/support\//,
  /^src\/(exports|transfer|wordings|own-instruments|report|comparison|period\/nation)\//,
  /^src\/app\/(practice\.ts|period-pages\.tsx)$/,
  /^src\/app\/unit\/(devices\/.+|relay\/.+|unit-pages)\.tsx$/,
  /^src\/app\/sync\/((home|sync)-strip\.tsx|runner\.ts)$/,
  /^src\/app\/(join|waiting-room)\//,
  /^src\/cases\/tablets\//,
  /^src\/handover\/(send-to-tablet|sent-page)\.tsx$/,
  /^src\/vault\/tablet\//,
  /^src\/vault\/(join|unit\/(devices|home|home-file|let-in|moves|old-backup|relay))\.ts$/,
  /^node_modules\/qr\//,
  /^src\/cases\/(moved-from|readers-page)\.tsx$/,
  /^src\/answering\/(list|look-through|settings-dialog|story)\.tsx$/,
  /^src\/results\/reading-settings\.tsx$/,
  /^src\/(app\/unit\/passkeys-page|controls\/by-passkey)\.tsx$/,
  /^src\/vault\/crypto\/(words-for-passphrases|spoken-words)\.ts$/,
]
/** The browser fetches the one it wants when it installs the app. */
const icons = /^icon-.+\.png$/

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

/** Names of built files, as `assets/ar-B1x.js`, that the second step is for: those sources, and what nobody else asks for. */
export function laterFiles(dist: string): (file: string) => boolean {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, 'utf8'))
  const isLater = (source: string) => sources.some((each) => each.test(source))
  const atOnce = new Set(['index.html'])
  for (const source of atOnce) {
    const { imports = [], dynamicImports = [] } = manifest[source] ?? {}
    for (const next of [...imports, ...dynamicImports]) if (!isLater(next)) atOnce.add(next)
  }
  const later = Object.entries(manifest).filter(([source]) => !atOnce.has(source))
  const files = new Set(later.map(([, { file }]) => file))
  return (file) => files.has(file) || icons.test(file)
}
