#include "adapters/store/connect.hpp"
#include "support/catch.hpp"

using filrouge::store::table_named_in;

TEST_CASE("The table of a refused row is found in the message of any language") {
  CHECK(table_named_in("ERROR:  duplicate key value violates unique constraint \"received_event_pkey\"\n"
                       "DETAIL:  Key (school, source, reference)=(0750001A, history, 1) already exists.") ==
        "received_event");
  CHECK(table_named_in("ERREUR:  la valeur d'une clé dupliquée rompt la contrainte unique « received_event_pkey »\n"
                       "DÉTAIL : La clé « (school, source, reference)=(0750001A, history, 1) » existe déjà.") ==
        "received_event");
  CHECK(table_named_in("new row for relation \"delivery_intent\" violates check constraint") == "delivery_intent");
  CHECK(table_named_in("UNIQUE constraint failed: intent.school, intent.case_id") == "intent");
  CHECK(table_named_in("duplicate key value violates unique constraint \"personal_fact_pkey\"") == "personal_fact");
  CHECK(table_named_in("FEHLER:  ungültige Byte-Sequenz für Kodierung »UTF8«: 0xff").empty());
}
