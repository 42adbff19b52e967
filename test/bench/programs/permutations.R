# The same map and the same questions to spdep: Rscript permutations.R links.csv values.csv permutations. Prints seconds of moran.mc, seconds of localmoran_perm and
# the p-value of the first, or "absent".
given <- commandArgs(trailingOnly = TRUE)
if (!suppressWarnings(suppressMessages(require(spdep, quietly = TRUE)))) {
  cat("absent\n")
  quit(save = "no")
}
links <- read.csv(given[1])
values <- read.csv(given[2])$value
permutations <- as.integer(given[3])
neighbours <- lapply(seq_along(values), function(i) links$to[links$from == i])
class(neighbours) <- "nb"
weights <- nb2listw(neighbours, style = "W")
set.seed(1)
global <- system.time(test <- moran.mc(values, weights, permutations))[["elapsed"]]
local <- system.time(localmoran_perm(values, weights, permutations))[["elapsed"]]
cat(global, local, test$p.value, "\n")
