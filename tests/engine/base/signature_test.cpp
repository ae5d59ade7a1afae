#include "engine/base/signature.hpp"

#include "engine/base/html.hpp"
#include "support/catch.hpp"

using namespace filrouge;

// RFC 4231, test cases 2 and 6: the first half of each code, in base64url.
TEST_CASE("a text is signed by HMAC-SHA256") {
  CHECK(signature_of("what do ya want for nothing?", "Jefe") == "W9zBRr9gdU5qBCQmCJV1xw");
  CHECK(signature_of("Test Using Larger Than Block-Size Key - Hash Key First", std::string(131, '\xaa')) ==
        "YOQxWR7gtn8Niiaqy_W3fw");
}

TEST_CASE("a signature is that of its text and key alone") {
  const auto signature = signature_of("text", "key");
  CHECK(is_signature_of("text", signature, "key"));
  CHECK_FALSE(is_signature_of("texts", signature, "key"));
  CHECK_FALSE(is_signature_of("text", signature, "other key"));
  CHECK_FALSE(is_signature_of("text", signature.substr(1), "key"));
  CHECK_FALSE(is_signature_of("text", "", "key"));
}

TEST_CASE("nothing of a text is read as HTML") {
  CHECK(html_escaped("<a href=\"x\">L'été & nous</a>") == "&lt;a href=&quot;x&quot;&gt;L&#39;été &amp; nous&lt;/a&gt;");
}
