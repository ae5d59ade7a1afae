#include "engine/daemon/life.hpp"

#include <boost/mpl/list.hpp>
#include <boost/statechart/event.hpp>
#include <boost/statechart/state.hpp>
#include <boost/statechart/state_machine.hpp>
#include <boost/statechart/transition.hpp>

namespace filrouge::daemon {
namespace chart {

namespace sc = boost::statechart;

struct Ready : sc::event<Ready> {};
struct Migrated : sc::event<Migrated> {};
struct Lost : sc::event<Lost> {};
struct Restored : sc::event<Restored> {};
struct Terminate : sc::event<Terminate> {};
struct Failed : sc::event<Failed> {};
struct Drained : sc::event<Drained> {};

struct Starting;
struct Migrating;
struct Running;
struct Connected;
struct Reconnecting;
struct Draining;
struct Stopped;

struct Machine : sc::state_machine<Machine, Starting> {
  Phase phase = Phase::starting;
};

template <class... Each>
using list = boost::mpl::list<Each...>;
template <class Event, class Target>
using to = sc::transition<Event, Target>;

// A state without states: being entered, it says which phase this is.
template <class State, class Around, Phase phase>
struct Leaf : sc::state<State, Around> {
  explicit Leaf(typename sc::state<State, Around>::my_context around) : sc::state<State, Around>(around) {
    this->outermost_context().phase = phase;
  }
};

struct Starting : Leaf<Starting, Machine, Phase::starting> {
  using Leaf::Leaf;
  using reactions = list<to<Ready, Migrating>, to<Terminate, Stopped>, to<Failed, Stopped>>;
};

struct Migrating : Leaf<Migrating, Machine, Phase::migrating> {
  using Leaf::Leaf;
  using reactions = list<to<Migrated, Running>, to<Terminate, Stopped>, to<Failed, Stopped>>;
};

struct Running : sc::state<Running, Machine, Connected> {
  explicit Running(my_context around) : my_base(around) {}
  using reactions = list<to<Terminate, Draining>, to<Failed, Draining>>;
};

struct Connected : Leaf<Connected, Running, Phase::connected> {
  using Leaf::Leaf;
  using reactions = list<to<Lost, Reconnecting>>;
};

struct Reconnecting : Leaf<Reconnecting, Running, Phase::reconnecting> {
  using Leaf::Leaf;
  using reactions = list<to<Restored, Connected>>;
};

struct Draining : Leaf<Draining, Machine, Phase::draining> {
  using Leaf::Leaf;
  using reactions = list<to<Drained, Stopped>>;
};

struct Stopped : Leaf<Stopped, Machine, Phase::stopped> {
  using Leaf::Leaf;
};

}  // namespace chart

struct Life::Chart {
  chart::Machine machine;
};

Life::Life() : chart_(std::make_unique<Chart>()) {
  chart_->machine.initiate();
}
Life::~Life() = default;

Phase Life::phase() const {
  return chart_->machine.phase;
}

void Life::on(LifeEvent event) {
  auto& machine = chart_->machine;
  switch (event) {
    case LifeEvent::ready:
      machine.process_event(chart::Ready());
      break;
    case LifeEvent::migrated:
      machine.process_event(chart::Migrated());
      break;
    case LifeEvent::lost:
      machine.process_event(chart::Lost());
      break;
    case LifeEvent::restored:
      machine.process_event(chart::Restored());
      break;
    case LifeEvent::terminate:
      machine.process_event(chart::Terminate());
      break;
    case LifeEvent::failed:
      machine.process_event(chart::Failed());
      break;
    case LifeEvent::drained:
      machine.process_event(chart::Drained());
      break;
  }
}

std::string_view to_string(Phase phase) {
  switch (phase) {
    case Phase::starting:
      return "starting";
    case Phase::migrating:
      return "migrating";
    case Phase::connected:
      return "connected";
    case Phase::reconnecting:
      return "reconnecting";
    case Phase::draining:
      return "draining";
    case Phase::stopped:
      break;
  }
  return "stopped";
}

std::string_view to_string(LifeEvent event) {
  switch (event) {
    case LifeEvent::ready:
      return "ready";
    case LifeEvent::migrated:
      return "migrated";
    case LifeEvent::lost:
      return "lost";
    case LifeEvent::restored:
      return "restored";
    case LifeEvent::terminate:
      return "terminate";
    case LifeEvent::failed:
      return "failed";
    case LifeEvent::drained:
      break;
  }
  return "drained";
}

}  // namespace filrouge::daemon
