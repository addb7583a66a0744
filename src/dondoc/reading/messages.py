"""Why a process apart gave no text, in words for people (gettext keys for the web)."""

MEMORY = "Tệp cần nhiều bộ nhớ hơn mức cho phép, không đọc được. Hãy tách thành các tệp nhỏ hơn rồi tải lên."
TIME = "Tệp quá phức tạp, đọc quá thời gian cho phép chưa xong. Hãy tách thành các tệp nhỏ hơn rồi tải lên."
CRASH = "Tệp làm bộ đọc dừng đột ngột nên không đọc được. Hãy mở tệp bằng Word, lưu thành .docx mới rồi tải lên."
