/** `open`: an encrypted export back to the zip it holds. The passphrase comes from the terminal, or as one line of input. */
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { Decrypter } from 'age-encryption'
import { Refusal } from './refusal.ts'

export async function open(file: string | undefined): Promise<number> {
  if (file === undefined) throw new Refusal('say which file to open')
  const sealed = await readFile(file).catch(() => {
    throw new Refusal(`there is no file ${file}`)
  })
  const age = new Decrypter()
  age.addPassphrase(await passphrase())
  const opened = await age.decrypt(new Uint8Array(sealed)).catch(() => {
    throw new Refusal('it does not open: another passphrase, or the file is damaged or no age file')
  })
  process.stdout.write(opened)
  return 0
}

/** Arguments on standard error, so that standard output holds nothing but the file. */
async function passphrase(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: process.stdin.isTTY })
  try {
    return (await lines.question(process.stdin.isTTY ? 'Passphrase: ' : '')).trim()
  } finally {
    lines.close()
  }
}
