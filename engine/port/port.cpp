#include "engine/port/audit_store.hpp"
#include "engine/port/case_store.hpp"
#include "engine/port/clock.hpp"
#include "engine/port/message_channel.hpp"
#include "engine/port/message_renderer.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/port/pathway_store.hpp"
#include "engine/port/people_store.hpp"

// The ports are interfaces: nothing to define. This file keeps every header compiling alone and together.
