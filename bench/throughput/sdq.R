# The same table by data.table: whole columns at a time. Run by bench/throughput.ts.
suppressMessages(library(data.table))
scales <- list(
  emotional = c("somatic", "worries", "unhappy", "clingy", "afraid"),
  conduct = c("tantrum", "obeys", "fights", "lies", "steals"),
  hyperactivity = c("restles", "fidgety", "distrac", "reflect", "attends"),
  peer = c("loner", "friend", "popular", "bullied", "oldbest"),
  prosocial = c("consid", "shares", "caring", "kind", "helpout")
)
t <- fread(commandArgs(TRUE)[1])
for (item in c("obeys", "reflect", "attends", "friend", "popular")) set(t, j = item, value = 2L - t[[item]])
out <- t[, .(id)]
for (name in names(scales)) {
  answers <- as.matrix(t[, scales[[name]], with = FALSE])
  seen <- rowSums(!is.na(answers))
  out[, (name) := fifelse(seen >= 3, floor(rowSums(answers, na.rm = TRUE) / seen * 5 + 0.5), NA_real_)]
}
out[, total := emotional + conduct + hyperactivity + peer]
out[, internalising := emotional + peer]
out[, externalising := conduct + hyperactivity]
felt <- as.matrix(t[, .(distres, imphome, impfrie, impclas, impleis)])
worth <- fifelse(rowSums(!is.na(felt)) > 0, rowSums(pmax(felt - 1, 0), na.rm = TRUE), NA_real_)
out[, impact := fifelse(is.na(t$ebddiff), NA_real_, fifelse(t$ebddiff == 0, 0, worth))]
fwrite(out)
