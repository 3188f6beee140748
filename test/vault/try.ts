import { newProfile, removeProfile, startBrowser } from './browser.ts'
import { vaultSite } from './site.ts'
const site = await vaultSite()
const profile = await newProfile()
const it = await startBrowser(profile, 'leveldb', site.address)
setTimeout(() => { console.log('TIMEOUT'); it.kill().then(() => process.exit(1)) }, 25000)
try {
it.page.on('console', m => console.log('page:', m.text())); it.page.on('pageerror', e => console.log('err', e.message))
await it.page.evaluate(async () => {
    const { createUnit, unitOfTwo, aCase, planFor, filledIn } = window.mattstock
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('PLANTED-CODE') })
    const session = await vault.handOver(planFor(caseId, 'core-om', 'core-om'))
    const saved = await session.save(filledIn(0, 3))
    Object.assign(window, { session })
    return saved
  })
  const devtools = await it.page.context().newCDPSession(it.page)
  console.log('clear')
  await devtools.send('Storage.clearDataForOrigin', { origin: site.address, storageTypes: process.argv[2] ?? 'all' })
  console.log('cleared', await it.page.evaluate(async () => { const r = await navigator.storage.getDirectory(); const n = []; for await (const k of (r as any).keys()) n.push(k); return n }).catch((e) => e.message))
  console.log(await it.page.evaluate(() => Promise.race([window.session.save(window.mattstock.filledIn(0, 4)).catch((e) => e.name + e.reason + e.cause), new Promise((l) => setTimeout(() => l('hangs'), 6000))])))
  console.log(await it.page.evaluate(async () => [await indexedDB.databases(), (await navigator.locks.query()).held, (await navigator.locks.query()).pending]))
await it.kill()
} finally { await removeProfile(profile); await site.close() }
process.exit()
