#pragma once

namespace filrouge::port {

enum class IntentStatus { pending, resolved, withdrawn };

}  // namespace filrouge::port
