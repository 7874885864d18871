-- What wrk asks for: addresses from a file, in an order drawn by lot, after pauses like those of people.
--
-- wrk ... -s load.lua URL -- FILE PAUSE SEED
-- FILE holds the session on its first line and an address on every other; PAUSE is the mean pause of a
-- connection between an answer and its next request, in milliseconds.

local addresses, headers, pause = {}, {}, 0
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  local lines = io.lines(args[1])
  headers["Authorization"] = "Bearer " .. lines()
  for line in lines do
    addresses[#addresses + 1] = line
  end
  pause = tonumber(args[2])
  math.randomseed(tonumber(args[3]) + number)
end

function request()
  return wrk.format("GET", addresses[math.random(#addresses)], headers)
end

-- Pauses of independent visitors are spread exponentially.
function delay()
  return math.floor(-math.log(1 - math.random()) * pause)
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %f, "p50_ms": %f, "p95_ms": %f, "p99_ms": %f, "max_ms": %f, "failed": %d}\n',
    summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
