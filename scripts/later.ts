/**
 * What the service worker fetches in a second step, once the app is up: other languages' staff words, the training and
 * support material, and the rooms where files are made and taken in. All of it is kept for use without a network, and the
 * device strip says *Fungerar utan nät* only when it is there.
 */
import { readFileSync } from 'node:fs'

const sources = [
  /^src\/words\/(?!sv).+\?rest$/,
  /^instruments\/.+\/training\/(?!sv)/,
  /^src\/(rating\/course|results\/support|about\/families)\//,
  /^src\/(exports|transfer|wordings)\//,
]
/** The browser fetches the one it wants when it installs the app. */
const icons = /^icon-.+\.png$/

/** Names of built files, as `assets/ar-B1x.js`, that the second step is for. */
export function laterFiles(dist: string): (file: string) => boolean {
  const manifest: Record<string, { file: string }> = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, 'utf8'))
  const later = Object.entries(manifest).filter(([source]) => sources.some((each) => each.test(source)))
  const files = new Set(later.map(([, { file }]) => file))
  return (file) => files.has(file) || icons.test(file)
}
