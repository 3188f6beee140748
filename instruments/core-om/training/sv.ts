/** Övningstexter till CORE-OM på svenska: egna meningar om samma ämnen. CORE-10 lånar tio av dem. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'

export const options = { often: ['Aldrig', 'En gång', 'Några gånger', 'Många gånger', 'Nästan jämt'] }
export const instruction = 'Läs varje mening. Välj hur ofta det var så. Du får hoppa över.'
export const period = 'De senaste sju dagarna'

export const sentences = {
  i1: 'Det kändes som att ingen fanns i närheten.',
  i2: 'Axlarna var spända och tankarna gick fort.',
  i3: 'När något hände visste jag vem jag kunde ringa.',
  i4: 'Jag tyckte om den jag är.',
  i5: 'Orken var slut redan på morgonen.',
  i6: 'Min ilska gick ut över någon med slag eller sparkar.',
  i7: 'Ett bakslag kom, och jag redde ut det.',
  i8: 'Huvudet, magen eller ryggen bråkade med mig.',
  i9: 'En tanke kom om att göra mig själv illa.',
  i10: 'Ett vanligt samtal kostade mer än jag hade kraft till.',
  i11: 'Jag lät bli en viktig sak för att oron tog all plats.',
  i12: 'Jag gav mig själv en klapp på axeln.',
  i13: 'Samma tankar kom tillbaka fast jag ville slippa dem.',
  i14: 'Tårarna låg nära.',
  i15: 'Hjärtat slog hårt och skräcken kom på en sekund.',
  i16: 'Det fanns en plan för hur jag skulle dö.',
  i17: 'Allt hopade sig och jag såg ingen väg runt det.',
  i18: 'Natten blev bruten eller kom inte alls.',
  i19: 'Jag ville krama någon.',
  i20: 'Jag försökte tänka på annat men det gick inte.',
  i21: 'Dagens sysslor blev av.',
  i22: 'Någon blev rädd för mig efter något jag sa eller gjorde.',
  i23: 'Allt hopp var borta.',
  i24: 'Tanken fanns att alla skulle få det lättare om jag dog.',
  i25: 'Någon hade hårda ord om mig.',
  i26: 'Vänner var något som andra hade.',
  i27: 'Dagen var grå från början till slut.',
  i28: 'Bilder av det som har hänt trängde sig på.',
  i29: 'Minsta sak fick mig att fräsa till.',
  i30: 'Jag gav mig själv skulden för hur det har blivit.',
  i31: 'Jag såg fram emot något längre fram.',
  i32: 'Jag kom en bit på väg mot ett mål.',
  i33: 'Någon fick mig att vilja sjunka genom golvet.',
  i34: 'Det blev sår eller fara, och det var jag som ställde till det.',
}

export const packFor = (form: Form) =>
  trainingPackOf(form, 'sv', { instruction, period, options, answeredBy: () => 'often', items: sentences })
